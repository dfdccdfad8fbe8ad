"""What is said of logins: to those who log in, and to who administers them."""

MESSAGES: dict[str, tuple[str, str]] = {
    "login.tokenInvalid": (
        "El token de acceso no es válido; inicie sesión de nuevo.",
        "The access token is not valid; log in again.",
    ),
    "login.tokenExpired": (
        "El token de acceso ha caducado; renueve la sesión.",
        "The access token has expired; refresh the session.",
    ),
    "login.sessionEnded": ("La sesión ha terminado; inicie sesión de nuevo.", "The session has ended; log in again."),
    "login.invalidCredentials": (
        "El usuario o la contraseña no son correctos.",
        "The username or the password is wrong.",
    ),
    "login.lockedOut": (
        "Demasiados intentos fallidos; vuelva a intentarlo en {minutes} min.",
        "Too many failed attempts; try again in {minutes} min.",
    ),
    "login.secondFactorAsked": (
        "Escriba también el código de su aplicación de autenticación, o uno de sus códigos de recuperación.",
        "Send the code of your authenticator app too, or one of your recovery codes.",
    ),
    "login.secondFactorMissing": (
        "Este usuario necesita un segundo factor y aún no lo tiene: configúrelo antes de iniciar sesión.",
        "This login needs a second factor and has none yet: set one up before logging in.",
    ),
    "login.wrongCode": (
        "El código no es correcto o ya se ha usado; espere al siguiente.",
        "The code is wrong, or has been used already; wait for the next one.",
    ),
    "login.secondFactorOff": (
        "En esta oficina no se usa un segundo factor.",
        "This office does not use a second factor.",
    ),
    "login.secondFactorNeeded": (
        "Este usuario no puede quedarse sin segundo factor; puede sustituirlo por otro.",
        "This login can't be without a second factor; it can be replaced by another.",
    ),
    "login.noFactorStarted": (
        "No hay un segundo factor por confirmar, o pasó demasiado tiempo: empiece de nuevo.",
        "There is no second factor to be confirmed, or it took too long: start again.",
    ),
    "login.resetExpired": (
        "El código para cambiar la contraseña no vale o ya se ha usado; pida otro.",
        "The token to set the password is no good, or has been used already; ask for another.",
    ),
    "login.password.short": (
        "La contraseña debe tener al menos {shortest} caracteres.",
        "The password must have at least {shortest} characters.",
    ),
    "login.password.long": (
        "La contraseña puede tener como mucho {longest} caracteres.",
        "The password may have at most {longest} characters.",
    ),
    "login.password.username": (
        "La contraseña no puede contener el nombre de usuario.",
        "The password must not contain the username.",
    ),
    "login.password.common": (
        "La contraseña es de las que se prueban primero; elija otra, por ejemplo varias palabras.",
        "The password is one of those that are tried first; choose another, such as several words.",
    ),
    "login.password.same": (
        "La contraseña nueva es la misma que la de antes.",
        "The new password is the same as the old one.",
    ),
    "login.form.username": (
        "El nombre de usuario es obligatorio y no puede llevar espacios ni signos de interrogación.",
        "A username is needed, without spaces or question marks.",
    ),
    "login.form.required": ("Falta un valor.", "A value is missing."),
    "login.form.long": ("Puede tener como mucho {longest} caracteres.", "It may have at most {longest} characters."),
    "login.form.email": ("No es una dirección de correo.", "It is no e-mail address."),
    "login.form.locale": ("El idioma debe ser uno de: {known}.", "The language must be one of: {known}."),
    "login.form.role": ("El papel debe ser uno de: {known}.", "The role must be one of: {known}."),
    "login.form.noCustomer": (
        "Un usuario de cliente necesita al menos un código de cliente.",
        "A customer's login needs at least one customer code.",
    ),
    "login.form.staffCustomer": (
        "El personal ve a todos los clientes: no lleva códigos de cliente.",
        "Staff see all customers: their logins have no customer codes.",
    ),
    "login.form.customer": ("El ERP no tiene el cliente {code}.", "The ERP has no customer {code}."),
    "login.form.permission": (
        "No existe el permiso {permission}; los hay: {known}.",
        "There is no permission {permission}; there are: {known}.",
    ),
    "login.form.taken": ("El usuario {username} ya existe.", "The login {username} exists already."),
    "login.form.repeated": (
        "El usuario {username} está repetido; aparece ya en la línea {first}.",
        "The login {username} is repeated; line {first} has it already.",
    ),
    "login.form.unknown": (
        "El usuario {username} no existe o está deshabilitado.",
        "The login {username} does not exist, or is disabled.",
    ),
    "login.import.missing": ("Falta esta columna en la cabecera.", "The header lacks this column."),
    "login.import.unknown": ("Esta columna no se conoce.", "This column is not known."),
    "login.import.cells": (
        "La línea tiene más celdas que las {columns} de la cabecera.",
        "The line has more cells than the {columns} of the header.",
    ),
    "login.import.unreadable": (
        "La línea no se puede leer como CSV; revise las comillas.",
        "The line cannot be read as CSV; check its quotes.",
    ),
}
