"""W3C PROV: how reports came down, and how we came by what we say of them."""

from headwater.export.prov.formats import PROV_JSON, PROV_N

__all__ = ["PROV_JSON", "PROV_N"]
