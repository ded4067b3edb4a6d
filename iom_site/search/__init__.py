"""The search over everything that is published: its page, its suggestions while typing, its feed.

What of each kind is found is said by the apps (``structure/search.py`` and so on); in which order it comes,
and what is done when nothing is found, is said here.
"""
