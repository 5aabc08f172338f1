from django.db import models
from django.utils import timezone


class Question(models.Model):
    """Something to vote on, visible from its publication on."""

    text = models.CharField(max_length=200)
    published = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-published"]

    def __str__(self) -> str:
        return self.text


class Choice(models.Model):
    """One possible answer and the votes it got."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="choices")
    text = models.CharField(max_length=200)
    votes = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text
