"""What is served over HTTP."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path


def health(request):
    return HttpResponse("ok", content_type="text/plain")


def room(request):
    return render(request, "chat/room.html")


urlpatterns = [path("", room), path("health", health)]
