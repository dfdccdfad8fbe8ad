"""What can be changed."""

import strawberry

from schema.mutations.login import LoginMutations
from schema.mutations.orders import OrderMutations
from schema.mutations.second_factor import SecondFactorMutations


@strawberry.type(description="What can be changed. The fields of one request run one after the other.")
class Mutation(LoginMutations, SecondFactorMutations, OrderMutations):
    pass
