"""Articles in the forms in which newsrooms' systems post them: a file a system, each bytes in, one post out.

To add one: a file with `verify` (whether the bytes are signed with the secret) and `read` (what they say), and its row
in `formats.py`. An adapter checks nothing that the form of an article checks; it finds the fields and names the dates.
"""
