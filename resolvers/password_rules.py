"""What a password must be: long, not the name of its login, not one that everybody tries first (NIST SP 800-63B)."""

import re
from collections.abc import Iterator

from erp_adapter.domain.text import fold
from resolvers.login_settings import LoginSettings
from resolvers.problems import Problem, ProblemCode

WORDS = """
abc abcabc abcd abcdef acceso access admin administrador administrator alejandro amigo amigos amor amorcito andrea
angel antonio atletico autumn azerty bailando barcelona bienvenida bienvenido cambiame cambiar caracola carlos
changeme clave cliente clientes colombia computer contrasena contrasenia contrasenya cristina daniel david default
demo dios distribucion dragon elena empresa england espana estrella factura facturas familia fernando football
francisco futbol garcia gonzalez guest hello hola holahola holamundo iloveyou internet invierno invitado javier
jesucristo jesus jose juan laura letmein login lucia madrid manuel maria marta martinez master mercado mexico miguel
monkey muchotexto navidad nicolas oficina oficinavirtual operador otono pablo pass passphrase passw passwd password
passwort pedido pedidos pepe pepito perro pokemon primavera princesa princess prueba pruebas qwe qwer qwert qwerty
qwertyuiop raul realmadrid rodriguez root sanchez secret secreta secreto seguridad seguro sergio sevilla shadow
sistema soporte spring summer sunshine superman system teamo temp temporal tequiero tequieromucho test trabajo
trustno user usuario valencia ventas verano virtual welcome whatever winter zaragoza zxc zxcvbn zxcvbnm
"""
"""Words that lead the published lists of leaked passwords, Spanish ones first, and those that an office picks."""

COMMON_WORDS = frozenset(WORDS.split())

KEYBOARD_RUNS = (
    "0123456789012345678901234567890",
    "9876543210987654321098765432109",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "1q2w3e4r5t6y7u8i9o0p",
)

DIGIT_LETTERS = str.maketrans("013457@$!", "oieastasi")
FEWEST_DIFFERENT = 5
SHORTEST_NAME = 4


def weaknesses(password: str, username: str, settings: LoginSettings, *, path: tuple[str, ...]) -> list[Problem]:
    """Everything that is wrong with a new password; empty for a good one."""
    return [
        Problem(ProblemCode.WEAK_PASSWORD, f"login.password.{fault}", path, details)
        for fault, details in _faults(password, username, settings)
    ]


def _faults(password: str, username: str, settings: LoginSettings) -> Iterator[tuple[str, dict[str, object]]]:
    if len(password) < settings.password_shortest:
        yield "short", {"shortest": settings.password_shortest}
    if len(password) > settings.password_longest:
        yield "long", {"longest": settings.password_longest}
        return
    folded, name = fold(password), fold(username.strip())
    if folded == name or (len(name) >= SHORTEST_NAME and name in folded):
        yield "username", {}
    if is_common(password):
        yield "common", {}


def is_common(password: str) -> bool:
    """Whether it is a word that everybody tries, dressed up with digits and signs, or a run or repetition of characters.

    >>> [is_common(p) for p in ("Contraseña2024!", "P4ssw0rd!!", "1234567890", "aaaaaaaaab", "qwertyuiop")]
    [True, True, True, True, True]
    >>> is_common("tres gatos en la azotea")
    False
    """
    folded = fold(password)
    repeated = re.fullmatch(r"(.+?)\1+", folded)
    if repeated is not None:
        return is_common(repeated[1])
    if len(set(folded)) < FEWEST_DIFFERENT or any(folded in run for run in KEYBOARD_RUNS):
        return True
    bare = (re.sub(r"[^a-z]", "", text) for text in (folded, folded.translate(DIGIT_LETTERS)))
    undressed = re.sub(r"[^a-z]", "", re.sub(r"[\W\d_]+$", "", folded).translate(DIGIT_LETTERS))
    return any(word in COMMON_WORDS for word in (*bare, undressed))
