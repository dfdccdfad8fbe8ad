"""What is said of files, their links and documents."""

MESSAGES: dict[str, tuple[str, str]] = {
    "link.invalid": (
        "Este enlace no es válido. Pida uno nuevo en su oficina virtual.",
        "This link is not valid. Ask for a new one in your virtual office.",
    ),
    "link.expired": (
        "Este enlace ha caducado. Pida uno nuevo en su oficina virtual.",
        "This link has expired. Ask for a new one in your virtual office.",
    ),
    "link.ended": (
        "Este enlace ya no sirve: la sesión en que se pidió ha terminado o sus permisos han cambiado. Pida uno nuevo.",
        "This link no longer works: the session that asked for it has ended or its permissions have changed. Ask for a new one.",
    ),
    "export.too_long": (
        "El filtro es demasiado largo para un enlace: pida menos valores.",
        "The filter is too long for a link: ask for fewer values.",
    ),
    "export.too_many_rows": (
        "La lista tiene más de {most} filas, las que caben en {format}. Pídala en {instead} o acote el filtro.",
        "The list has more than {most} rows, as many as {format} holds. Ask for {instead} or narrow the filter.",
    ),
    "export.too_large": (
        "La lista tiene más de {most} filas. Acote el filtro.",
        "The list has more than {most} rows. Narrow the filter.",
    ),
    "export.too_many_documents": (
        "Son {count} facturas y un archivo lleva {most} como máximo. Acote el filtro, por ejemplo por fechas.",
        "There are {count} invoices and one file holds {most} at most. Narrow the filter, by dates for instance.",
    ),
    "document.missing": (
        "Este documento no está disponible: la empresa no conserva el archivo ni lo necesario para imprimirlo.",
        "This document is not available: the company has neither the file nor what is needed to print it.",
    ),
    "document.broken": (
        "Este documento no está disponible: el archivo de la empresa no se puede leer. Pídaselo a la empresa.",
        "This document is not available: the company's file cannot be read. Ask the company for it.",
    ),
    "document.encrypted": (
        "Este documento no está disponible: el archivo está cifrado. Pídaselo a la empresa.",
        "This document is not available: the file is encrypted. Ask the company for it.",
    ),
    "document.altered": (
        "Este documento no está disponible: el archivo no coincide con su firma. Avise a la empresa.",
        "This document is not available: the file does not match its signature. Tell the company.",
    ),
    "page.title": ("No se puede abrir el archivo", "The file cannot be opened"),
}
