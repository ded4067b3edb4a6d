"""Nothing here is translated; what is tracked is registered where the other apps register theirs."""

from foundation.history.log import track

from .preview_links import PreviewLink
from .remarks import Remark

track(PreviewLink)
track(Remark)
