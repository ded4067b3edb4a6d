"""Compression of pages; pictures and documents are compressed already."""

from django.middleware.gzip import GZipMiddleware

COMPRESSED = ("image/png", "image/jpeg", "image/webp", "image/gif", "application/pdf", "application/vnd.")


class CompressionMiddleware(GZipMiddleware):
    """Leaves alone what would only lose its length, so that browsers can tell how far a file has come."""

    def process_response(self, request, response):
        if response.headers.get("Content-Type", "").startswith(COMPRESSED):
            return response
        return super().process_response(request, response)
