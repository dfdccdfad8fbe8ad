"""What is kept so that who has the store, or its backup, can't read it: sealed by keys that the login secrets give."""

import secrets
from base64 import b64decode, b64encode

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from resolvers.tokens import derived, key_id

NONCE_BYTES = 12


class SealUnknown(Exception):
    """What is sealed was sealed by none of these secrets, for another owner, or has been changed."""


class Sealing:
    """AES-256-GCM. The first secret seals, all of them open; what is sealed for one owner opens for no other."""

    def __init__(self, login_secrets: tuple[str, ...]) -> None:
        self._keys = {key_id(each): AESGCM(derived(each, "seal")) for each in login_secrets}
        self._newest = key_id(login_secrets[0])

    def seal(self, text: str, *, owner: int) -> str:
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = self._keys[self._newest].encrypt(nonce, text.encode(), _bound_to(owner))
        return f"{self._newest}.{b64encode(nonce + sealed).decode()}"

    def open(self, sealed: str, *, owner: int) -> str:
        """Give back what was sealed; raise SealUnknown where that can't be."""
        name, _, rest = sealed.partition(".")
        key = self._keys.get(name)
        if key is None:
            raise SealUnknown
        try:
            raw = b64decode(rest, validate=True)
            return key.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], _bound_to(owner)).decode()
        except (InvalidTag, ValueError) as error:
            raise SealUnknown from error

    def is_newest(self, sealed: str) -> bool:
        """Whether the first secret sealed it."""
        return sealed.partition(".")[0] == self._newest


def _bound_to(owner: int) -> bytes:
    return b"login %d" % owner
