from django.db import DatabaseError
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import DetailView, ListView

from .models import Question


class Published:
    """Only the questions whose time has come."""

    def get_queryset(self) -> QuerySet[Question]:
        return Question.objects.filter(published__lte=timezone.now())


class Index(Published, ListView):
    template_name = "polls/index.html"


class Detail(Published, DetailView):
    template_name = "polls/detail.html"


class Results(Published, DetailView):
    template_name = "polls/results.html"


@require_POST
def vote(request: HttpRequest, pk: int) -> HttpResponse:
    question = get_object_or_404(Published().get_queryset(), pk=pk)
    choice = request.POST.get("choice")
    if choice not in map(str, question.choices.values_list("pk", flat=True)):
        context = {"question": question, "error": "Please choose an answer."}
        return render(request, "polls/detail.html", context, status=400)
    question.choices.filter(pk=choice).update(votes=F("votes") + 1)
    return redirect("polls:results", pk=pk)


@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    try:
        Question.objects.exists()
    except DatabaseError as error:
        return HttpResponse(f"{error}\n", content_type="text/plain", status=503)
    return HttpResponse("ok", content_type="text/plain")
