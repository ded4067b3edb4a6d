"""A large site for measuring, beside whatever is loaded: the same rows each time, known by their codes.

The codes and addresses of its rows begin with ``sample-``, their names with the word for it.
"""
