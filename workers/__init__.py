"""The thinking and the keeping: the engine, the jobs that run it, the store that keeps what it finds.

Law of this folder: it imports `schemas` and never `service`; within it, `engine/` is pure.
"""
