from django.shortcuts import render


def page(request, path):
    return render(request, "base.html")


def programmes(request):
    return render(request, "base.html")


def programme(request, slug):
    return render(request, "base.html")
