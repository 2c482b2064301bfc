# One image for all parts: docker-compose.yml says which part a container is.
FROM python:3.11-slim

WORKDIR /build
COPY pyproject.toml requirements.lock README.md LICENSE ./
COPY schemas schemas
COPY workers workers
COPY service service
COPY seeds seeds
# The versions of the lock, of what the service needs alone: the lock names the tests' tools too.
RUN sed -n 's/ *\\$//; /^[a-z]/p' requirements.lock > versions.txt \
    && pip install --no-cache-dir --constraint versions.txt . \
    && rm -rf /build

WORKDIR /
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER 10001:10001
CMD ["parallax", "--help"]
