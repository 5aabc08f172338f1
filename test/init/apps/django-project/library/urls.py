from django.http import HttpResponse
from django.urls import path

urlpatterns = [
    path("books/<int:number>/", lambda request, number: HttpResponse(f"Book {number}")),
    path("books/", lambda request: HttpResponse("Books")),
]
