"""What is said of lists, searches and the catalogue."""

MESSAGES: dict[str, tuple[str, str]] = {
    "cursor.invalid": (
        "El cursor no es de esta lista u orden: use uno de pageInfo o edges de la misma consulta.",
        "The cursor is not of this list or order: use one from pageInfo or edges of the same query.",
    ),
    "paging.both_directions": (
        "Use first y after, o last y before; no ambos.",
        "Use first and after, or last and before; not both.",
    ),
    "paging.size": (
        "Pida entre 0 y {largest} elementos por página, no {size}; siga con after.",
        "Ask for 0 to {largest} items a page, not {size}; go on with after.",
    ),
    "search.too_long": (
        "Busque con {longest} caracteres y {most} palabras como máximo.",
        "Search with {longest} characters and {most} words at most.",
    ),
    "filter.too_many": (
        "Un filtro admite {most} valores como máximo.",
        "A filter takes {most} values at most.",
    ),
    "order.twice": ("orderBy nombra dos veces el mismo campo.", "orderBy names the same field twice."),
    "products.relevance": (
        "RELEVANCE solo ordena una búsqueda: indique filter.search.",
        "RELEVANCE only orders a search: give filter.search.",
    ),
    "products.bought_before": (
        "boughtBefore necesita un cliente: indique customerCode.",
        "boughtBefore needs a customer: give customerCode.",
    ),
    "price.quantity": (
        "La cantidad debe ser mayor que cero, con {decimals} decimales como máximo y hasta {largest}.",
        "The quantity must be over zero, with {decimals} decimals at most and up to {largest}.",
    ),
    "ids.too_many": ("Pida {most} ids como máximo.", "Ask for {most} ids at most."),
}
