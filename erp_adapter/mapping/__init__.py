"""Where an ERP keeps what the gateway reads: a TOML file made into relations and into the steps of a submission."""

from erp_adapter.mapping.mapping import Mapping, load_mapping
from erp_adapter.mapping.mistakes import MappingError

__all__ = ["Mapping", "MappingError", "load_mapping"]
