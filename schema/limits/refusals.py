"""How what asks for too much is refused.

Each says which limit, and `limit` how much it is.
"""

from erp_adapter.errors import GatewayError


class DocumentTooLarge(GatewayError):
    code = "DOCUMENT_TOO_LARGE"


class TooDeep(GatewayError):
    code = "TOO_DEEP"


class AnswerTooLarge(GatewayError):
    code = "ANSWER_TOO_LARGE"


class TooCostly(GatewayError):
    code = "TOO_COSTLY"
