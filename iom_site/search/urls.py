from django.urls import path
from django.views.decorators.http import conditional_page, require_safe

from . import views
from .feed import SearchFeed

urlpatterns = [
    path("", views.search, name="search"),
    path("suggestions/", views.suggestions, name="search_suggestions"),
    path("atom.xml", require_safe(conditional_page(SearchFeed())), name="search_atom"),
]
