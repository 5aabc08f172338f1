from django.urls import path, register_converter
from django.urls.converters import IntConverter

from . import views


class KeyConverter(IntConverter):
    """A whole number that fits a database key."""

    regex = "[0-9]{1,18}"


register_converter(KeyConverter, "key")

app_name = "polls"
urlpatterns = [
    path("", views.Index.as_view(), name="index"),
    path("<key:pk>/", views.Detail.as_view(), name="detail"),
    path("<key:pk>/results/", views.Results.as_view(), name="results"),
    path("<key:pk>/vote/", views.vote, name="vote"),
    path("health", views.health, name="health"),
]
