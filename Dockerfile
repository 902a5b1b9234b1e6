# Two stages: pip and its caches stay behind in the first. One version for both, to be raised by hand.
ARG PYTHON=3.11.14-slim-bookworm

FROM python:${PYTHON} AS build
WORKDIR /quoth
COPY requirements.txt ./
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --no-deps -r requirements.txt
COPY bot bot
COPY cogs cogs
# Compiled here, because nothing can be written where it runs.
RUN /venv/bin/python -m compileall -q -j 0 bot cogs /venv/lib

FROM python:${PYTHON}
# A number, so that `runAsNonRoot` and the like can tell that it is not root.
RUN useradd --uid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin quoth \
    && install -d -o quoth -g quoth -m 700 /data
COPY --from=build /venv /venv
COPY --from=build /quoth /quoth
COPY data /quoth/data
USER 10001:10001
WORKDIR /quoth
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    DATABASE_PATH=/data/quoth.db HEALTH_FILE=/tmp/quoth-health
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=60s --timeout=10s --start-period=90s --retries=3 CMD ["python", "-m", "bot", "health"]
# exec form: SIGTERM reaches the bot, which then closes cleanly.
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
