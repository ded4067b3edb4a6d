"""The content security policy: strict on public pages, loosened for the admin and for nothing else."""

from csp.constants import NONCE, SELF, UNSAFE_EVAL, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.conf import settings

ADMIN = {
    "script-src": [SELF, NONCE, UNSAFE_EVAL],  # Unfold's interface evaluates expressions in attributes
    "style-src": [SELF, UNSAFE_INLINE],  # Unfold and the editor write style attributes
    "img-src": [SELF, "data:", "blob:"],  # a picture just chosen, not yet sent
}


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Chooses the policy by the address."""

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(settings.ADMIN_PATH):
            parts.replace = ADMIN | (parts.replace or {})
        return parts
