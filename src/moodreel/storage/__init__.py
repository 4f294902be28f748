"""Floor 2: repositories, unit of work, migrations. The only door to SQLAlchemy and alembic."""
