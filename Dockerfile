# Two stages: pip and its caches stay behind in the first.
FROM python:3.13-slim AS build
WORKDIR /quoth
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements.txt

FROM python:3.13-slim
RUN useradd --system --uid 10001 --create-home quoth && mkdir /library && chown quoth /library
WORKDIR /quoth
COPY --from=build /venv /venv
COPY bot bot
COPY cogs cogs
COPY data data
USER quoth
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 DATABASE_PATH=/library/quoth.db
VOLUME /library
# exec form: SIGTERM reaches the bot, which then closes cleanly.
CMD ["python", "-m", "bot", "run"]
