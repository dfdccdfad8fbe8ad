"""What is said of a request as a whole."""

MESSAGES: dict[str, tuple[str, str]] = {
    "INTERNAL": (
        "Ha fallado algo en el servidor; indique la referencia {reference} a soporte.",
        "Something failed in the server; give support the reference {reference}.",
    ),
    "UNAUTHENTICATED": (
        "Hay que iniciar sesión: envíe un token de acceso en la cabecera Authorization.",
        "Log in first: send an access token in the Authorization header.",
    ),
    "FORBIDDEN": ("Este usuario no tiene permiso para verlo.", "This login is not allowed to see it."),
    "forbidden.permission": (
        "Este usuario no tiene el permiso {permission}.",
        "This login lacks the permission {permission}.",
    ),
    "forbidden.staff": ("Solo para el personal de la empresa.", "For the company's staff only."),
    "forbidden.customer": (
        "Este usuario no actúa en nombre de ese cliente.",
        "This login does not act for that customer.",
    ),
    "BAD_USER_INPUT": ("Un argumento no es válido.", "An argument is not valid."),
    "TOO_BUSY": (
        "El servidor está ocupado; vuelva a intentarlo en {retry_after} segundos.",
        "The server is busy; try again in {retry_after} seconds.",
    ),
    "load.login": (
        "Este usuario tiene ya {most} peticiones en curso; espere a que terminen o vuelva a intentarlo en {retry_after} segundos.",
        "This login has {most} requests under way already; wait until they end or try again in {retry_after} seconds.",
    ),
    "RATE_LIMITED": (
        "Se ha pedido demasiado en poco tiempo; vuelva a intentarlo en {retry_after} segundos.",
        "Too much has been asked for in a short time; try again in {retry_after} seconds.",
    ),
    "ERP_UNAVAILABLE": (
        "El ERP no responde ahora mismo; vuelva a intentarlo en unos minutos.",
        "The ERP does not answer right now; try again in a few minutes.",
    ),
    "erp.away": (
        "El ERP no responde; vuelva a intentarlo en {retry_after} segundos. El pedido en curso se conserva.",
        "The ERP does not answer; try again in {retry_after} seconds. The current order is kept.",
    ),
    "erp.notWritable": (
        "El ERP responde, pero ahora mismo no admite cambios; vuelva a intentarlo más tarde.",
        "The ERP answers, but takes no changes right now; try again later.",
    ),
    "ERP_TIMEOUT": (
        "El ERP ha tardado demasiado; pida menos datos o vuelva a intentarlo.",
        "The ERP took too long; ask for less or try again.",
    ),
    "DEADLINE_PASSED": (
        "La petición ha tardado más de {seconds:g} segundos y se ha cancelado; pida menos de una vez.",
        "The request took longer than {seconds:g} seconds and was cancelled; ask for less at a time.",
    ),
    # Not for people: urql, and Apollo's clients for mobile devices, go by these very words.
    "PERSISTED_QUERY_NOT_SUPPORTED": ("PersistedQueryNotSupported", "PersistedQueryNotSupported"),
    "PERSISTED_QUERY_NOT_FOUND": ("PersistedQueryNotFound", "PersistedQueryNotFound"),
    "PERSISTED_QUERY_HASH_MISMATCH": (
        "El resumen que acompaña al documento no es el suyo: ha de ser su SHA-256, en hexadecimal y con minúsculas.",
        "The hash beside the document is not the document's: it must be its SHA-256, in hexadecimal and small letters.",
    ),
    "persisted.id": (
        "Aquí solo se ejecutan los documentos del manifiesto, y ninguno tiene ese identificador.",
        "Only the documents of the manifest are run here, and none has that id.",
    ),
    "persisted.text": (
        "Aquí solo se ejecutan los documentos del manifiesto, y este no es ninguno de ellos.",
        "Only the documents of the manifest are run here, and this is none of them.",
    ),
    "graphql.GRAPHQL_PARSE_FAILED": (
        "El documento GraphQL no se puede leer: {detail}",
        "The GraphQL document cannot be read: {detail}",
    ),
    "graphql.GRAPHQL_VALIDATION_FAILED": (
        "El documento pide lo que el esquema no tiene: {detail}",
        "The document asks for what the schema does not have: {detail}",
    ),
    "graphql.BAD_USER_INPUT": (
        "Un valor no es válido: {detail}",
        "A value is not valid: {detail}",
    ),
    "operation.none": (
        "El documento no tiene ninguna operación; escriba una `query` o una `mutation`.",
        "The document has no operation; write a `query` or a `mutation`.",
    ),
    "operation.several": (
        "El documento tiene varias operaciones; diga cuál en `operationName`, y dé nombre a todas.",
        "The document has several operations; say which in `operationName`, and name them all.",
    ),
    "operation.unknown": (
        "El documento no tiene ninguna operación llamada «{name}».",
        "The document has no operation named “{name}”.",
    ),
    "operation.subscription": (
        "Las suscripciones no se sirven; pregunte con una `query`.",
        "Subscriptions are not served; ask with a `query`.",
    ),
    "request.accept": (
        "La respuesta solo puede ser application/graphql-response+json o application/json; pida una en Accept.",
        "The answer can only be application/graphql-response+json or application/json; ask for one in Accept.",
    ),
    "request.batch": (
        "Las peticiones por lotes no se sirven; envíe una operación en cada petición.",
        "Batches are not served; send one operation in each request.",
    ),
    "request.batch_empty": (
        "El lote está vacío; envíe al menos una operación.",
        "The batch is empty; send one operation at least.",
    ),
    "request.batch_length": (
        "Un lote puede tener {limit} operaciones; repártalo en varios.",
        "A batch may have {limit} operations; split it up.",
    ),
    "request.body": (
        "La petición supera los {limit} bytes; repártala en varias.",
        "The request is longer than {limit} bytes; split it up.",
    ),
    "request.content_encoding": (
        "El cuerpo ha de venir sin comprimir; quite Content-Encoding.",
        "The body must come uncompressed; leave Content-Encoding out.",
    ),
    "request.content_length": ("Content-Length no es un número.", "Content-Length is not a number."),
    "request.content_type": (
        "El cuerpo ha de ser JSON en UTF-8; dígalo con Content-Type: application/json.",
        "The body must be JSON in UTF-8; say so with Content-Type: application/json.",
    ),
    "request.get_login": (
        "Por GET hace falta la cabecera Authorization; sin ella, use POST.",
        "GET needs the Authorization header; without one use POST.",
    ),
    "request.json": ("El cuerpo no es JSON: {detail}.", "The body is not JSON: {detail}."),
    "request.mark": (
        "Con la sesión en una cookie, envíe también la cabecera {header}, con cualquier valor.",
        "With the session in a cookie, send the header {header} too, with any value.",
    ),
    "request.method": (
        "Use POST, o GET para las consultas.",
        "Use POST, or GET for queries.",
    ),
    "request.mutation_by_get": ("Una mutación se envía por POST.", "Send a mutation by POST."),
    "request.nested": (
        "El cuerpo tiene demasiados niveles, unos dentro de otros.",
        "The body has too many levels, one inside the other.",
    ),
    "request.origin": (
        "Las páginas de ese origen no pueden preguntar aquí; la empresa decide cuáles pueden (OFFICE_HTTP__CORS_ORIGINS).",
        "Pages of that origin may not ask here; the company decides which may (OFFICE_HTTP__CORS_ORIGINS).",
    ),
    "request.persisted_version": (
        "`extensions.persistedQuery` solo se entiende en su versión 1.",
        "`extensions.persistedQuery` is understood in its version 1 alone.",
    ),
    "request.query": (
        "Falta el documento; envíelo como texto en `query`.",
        "There is no document; send it as a string in `query`.",
    ),
    "request.shape": (
        "El cuerpo ha de ser un objeto con `query` y `operationName` (textos), `variables` y `extensions` (objetos): {detail}.",
        "The body must be an object with `query` and `operationName` (strings), `variables` and `extensions` (objects): {detail}.",
    ),
    "request.slow": (
        "El cuerpo ha tardado demasiado en llegar; vuelva a intentarlo.",
        "The body took too long to arrive; try again.",
    ),
    "request.url": (
        "Los parámetros de la URL no se pueden leer, o alguno está repetido.",
        "The parameters of the URL cannot be read, or one is there twice.",
    ),
    "request.url_json": (
        "El parámetro {name} de la URL ha de ser un objeto JSON.",
        "The parameter {name} of the URL must be a JSON object.",
    ),
    "request.utf8": ("La petición no está en UTF-8.", "The request is not in UTF-8."),
    "limit.document": (
        "El documento pasa de {limit} caracteres; quite lo que sobre o repártalo en varias operaciones.",
        "The document is longer than {limit} characters; leave out what is not needed or split it up.",
    ),
    "limit.tokens": (
        "El documento pasa de {limit} palabras y signos; repártalo en varias operaciones.",
        "The document has more than {limit} words and signs; split it up.",
    ),
    "limit.operations": (
        "El documento pasa de {limit} operaciones; envíe solo las que use.",
        "The document has more than {limit} operations; send only those you use.",
    ),
    "limit.fragments": (
        "El documento pasa de {limit} fragmentos; envíe solo los que use.",
        "The document has more than {limit} fragments; send only those you use.",
    ),
    "limit.variables": (
        "El documento declara más de {limit} variables; júntelas en objetos o listas.",
        "The document declares more than {limit} variables; put them together in objects or lists.",
    ),
    "limit.variable_values": (
        "Las variables pasan de {limit} valores; repártalos en varias peticiones.",
        "The variables have more than {limit} values; split them up over several requests.",
    ),
    "limit.arguments": (
        "El documento pasa de {limit} argumentos y valores escritos; envíe los valores como variables.",
        "The document has more than {limit} arguments and values written in it; send the values as variables.",
    ),
    "limit.directives": (
        "El documento pasa de {limit} directivas; use menos.",
        "The document has more than {limit} directives; use fewer.",
    ),
    "limit.same_name": (
        "El documento nombra el mismo campo más de {limit} veces; use fragmentos o repártalo en varias operaciones.",
        "The document names the same field more than {limit} times; use fragments or split it up.",
    ),
    "limit.root_fields": (
        "La operación pasa de {limit} campos en su primer nivel; repártala en varias.",
        "The operation has more than {limit} fields at its top; split it up.",
    ),
    "limit.aliases": (
        "La operación pasa de {limit} alias; repártala en varias.",
        "The operation has more than {limit} aliases; split it up.",
    ),
    "limit.fields": (
        "La operación pasa de {limit} campos, fragmentos incluidos; repártala en varias.",
        "The operation has more than {limit} fields, fragments included; split it up.",
    ),
    "limit.depth": (
        "El documento pasa de {limit} niveles de campos; empiece más cerca de lo que busca.",
        "The document is deeper than {limit} levels of fields; start nearer to what you look for.",
    ),
    "limit.answer": (
        "La respuesta pasa de {limit} bytes y no se envía; pida páginas más cortas (`first`) o menos campos. Lo que cambiara, hecho está.",
        "The answer is longer than {limit} bytes and is not sent; ask for shorter pages (`first`) or fewer fields. What it changes is done.",
    ),
    "limit.cost": (
        "La operación cuesta {cost} y el límite es {limit}; pida páginas más cortas (`first`), menos listas o menos campos.",
        "The operation costs {cost} and the limit is {limit}; ask for shorter pages (`first`), fewer lists or fewer fields.",
    ),
}
