import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from iom_site.frame.csp import ContentSecurityPolicyMiddleware


def policy_of(path, view=None):
    response = ContentSecurityPolicyMiddleware(view or plain_view)(RequestFactory().get(path))
    directives = (directive.split() for directive in response["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in directives}


def plain_view(request):
    return HttpResponse("text")


@pytest.mark.parametrize("path", ["/fr/", "/en/news/", "/administration/", "/fr/admin/"])
def test_public_pages_allow_nothing_inline_and_nothing_from_elsewhere(path):
    policy = policy_of(path)

    assert policy["default-src"] == policy["script-src"] == policy["style-src"] == ["'self'"]
    assert policy["img-src"] == ["'self'", "data:"]
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]


def test_the_admin_may_evaluate_and_style():
    policy = policy_of("/admin/news/")

    assert policy["script-src"] == ["'self'", "'unsafe-eval'"]
    assert policy["style-src"] == ["'self'", "'unsafe-inline'"]
    assert policy["frame-ancestors"] == ["'none'"]


@pytest.mark.parametrize("path", ["/fr/", "/admin/"])
def test_a_script_with_the_nonce_of_the_page_is_allowed(path):
    seen = []

    def view(request):
        seen.append(str(request.csp_nonce))
        return plain_view(request)

    policy = policy_of(path, view)

    assert f"'nonce-{seen[0]}'" in policy["script-src"]
