"""What is said of the current order and its submission. No message carries a figure of stock or of credit."""

MESSAGES: dict[str, tuple[str, str]] = {
    "order.notAllowed": ("Este usuario no puede hacer pedidos.", "This login may not place orders."),
    "order.readOnly": (
        "Aquí no se pueden enviar pedidos: hágalo por su vía habitual. El pedido se queda guardado.",
        "Orders can't be submitted here: place it in your usual way. The order is kept.",
    ),
    "order.customerNeeded": (
        "Indique el cliente para el que actúa en customerCode.",
        "Say which customer you act for in customerCode.",
    ),
    "order.customerNotFound": ("No hay ningún cliente con ese código.", "There is no customer with that code."),
    "order.inactive": ("Este cliente no está activo: no puede pedir.", "This customer is not active: it can't order."),
    "order.keyEmpty": ("La clave de idempotencia está vacía.", "The idempotency key is empty."),
    "order.keyTooLong": (
        "La clave de idempotencia puede tener como mucho {longest} caracteres.",
        "The idempotency key can have at most {longest} characters.",
    ),
    "order.keyConflict": (
        "Esta clave ya entregó un pedido con otro expectedTotal u otro ifVersion; use una nueva.",
        "This key has handed an order over with another expectedTotal or ifVersion; use a new one.",
    ),
    "order.versionConflict": (
        "El pedido ha cambiado desde que lo vio; revíselo y vuelva a intentarlo.",
        "The order has changed since you saw it; look at it and try again.",
    ),
    "order.crowded": (
        "Otras personas están cambiando este pedido; vuelva a intentarlo.",
        "Others are changing this order; try again.",
    ),
    "order.beingSubmitted": (
        "El pedido se está enviando; vuelva a intentarlo en un momento.",
        "The order is being submitted; try again in a moment.",
    ),
    "order.productNotFound": ("No hay ningún artículo «{code}».", "There is no product “{code}”."),
    "order.notForSale": ("El artículo «{code}» no está a la venta.", "The product “{code}” is not for sale."),
    "order.quantityNotPositive": (
        "La cantidad de «{code}» debe ser mayor que cero.",
        "The quantity of “{code}” must be over zero.",
    ),
    "order.quantityTooLarge": (
        "La cantidad de «{code}» puede ser como mucho {largest}.",
        "The quantity of “{code}” can be at most {largest}.",
    ),
    "order.quantityTooFine": (
        "La cantidad de «{code}» puede tener como mucho tres decimales.",
        "The quantity of “{code}” can have at most three decimals.",
    ),
    "order.quantityMinimum": (
        "De «{code}» se piden al menos {minimum}.",
        "At least {minimum} of “{code}” must be ordered.",
    ),
    "order.quantityStep": (
        "«{code}» se pide en múltiplos de {step}.",
        "“{code}” is ordered in multiples of {step}.",
    ),
    "order.quantityNull": (
        "La cantidad no se puede borrar; para quitar la línea use removeOrderLine.",
        "The quantity can't be cleared; to take the line out use removeOrderLine.",
    ),
    "order.insufficientStock": ("No hay bastante de «{code}».", "There is not enough of “{code}”."),
    "order.tooLong": ("Puede tener como mucho {longest} caracteres.", "It can have at most {longest} characters."),
    "order.tooManyLines": (
        "El pedido no admite más líneas: «{code}» no se ha añadido.",
        "The order takes no more lines: “{code}” has not been added.",
    ),
    "order.tooManyAtOnce": (
        "Se pueden añadir como mucho {most} líneas de una vez.",
        "At most {most} lines can be added at once.",
    ),
    "order.lineNotFound": ("Esa línea no está en el pedido.", "That line is not in the order."),
    "order.orderNotFound": ("No hay tal pedido de este cliente.", "This customer has no such order."),
    "order.dateInThePast": ("La fecha ya ha pasado.", "The date has passed already."),
    "order.addressNotFound": (
        "Esa dirección de entrega no es de este cliente.",
        "That delivery address is not this customer's.",
    ),
    "order.empty": ("El pedido está vacío.", "The order is empty."),
    "order.changed": (
        "El total ha cambiado desde que lo vio; revise el pedido y confírmelo.",
        "The total has changed since you saw it; look at the order and confirm it.",
    ),
    "order.expectedTotalNotAllowed": (
        "Este usuario no ve precios: envíe el pedido sin expectedTotal.",
        "This login sees no prices: submit the order without expectedTotal.",
    ),
    "order.credit": (
        "El pedido supera el crédito disponible; hable con nosotros.",
        "The order is beyond the available credit; talk to us.",
    ),
}
