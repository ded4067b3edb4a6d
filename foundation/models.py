"""The models of the rooms, for Django to find them here."""

from .addresses import FormerAddress
from .desk.profile import DeskProfile
from .exchange.shipments import ContentLoad, ShippedRow
from .search.words import Word

__all__ = ["ContentLoad", "DeskProfile", "FormerAddress", "ShippedRow", "Word"]
