# The production image. The first stage installs and compiles; the second has the results and no tools.
FROM python:3.13-slim AS build

ENV PATH=/opt/venv/bin:$PATH PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app

RUN python -m venv /opt/venv
COPY requirements.txt .
RUN pip install --require-hashes -r requirements.txt

COPY . .
# The address of the database is never used here; the key is thrown away.
RUN pybabel --quiet compile -d locale -D "django djangojs" \
    && python -c "import secrets; print(secrets.token_urlsafe(64))" > /tmp/key \
    && SECRET_KEY_FILE=/tmp/key DATABASE_URL=postgres:///none ALLOWED_HOSTS=localhost SITE_URL=http://localhost \
       python manage.py collectstatic --noinput --verbosity 0 \
    && python -m compileall -q .


FROM python:3.13-slim

RUN groupadd --system --gid 10001 site \
    && useradd --system --uid 10001 --gid site --no-create-home --shell /usr/sbin/nologin site \
    && install -d -o site -g site /srv/media /srv/secret

COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app

# Until it is told its address, the site answers on this machine only.
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    SITE_URL=http://localhost:8000 \
    ALLOWED_HOSTS=localhost,127.0.0.1 \
    MEDIA_ROOT=/srv/media
WORKDIR /app
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:%s/healthz' % os.environ.get('PORT', 8000), timeout=2)"]
CMD ["gunicorn", "--config", "docker/gunicorn.py", "iom_site.wsgi"]
