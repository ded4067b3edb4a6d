"""The open data: every published record in one file of each kind and format, at addresses without language.

What a record is stands in ``<app>/open_data.py``. Here are the files (``files``), their formats
(``formats``), what tells that one has changed (``versions``), the answers (``views``), the page that
documents them (``page``) and the way back in (``restore``).
"""
