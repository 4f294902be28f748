"""Keep the stars that people give."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ratings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", _name(64), nullable=False),
        sa.Column("film_id", _name(128), nullable=False),
        sa.Column("stars", sa.Double(), nullable=False),
        sa.Column("at", _time(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ratings")),
        sa.UniqueConstraint("person", "film_id", name=op.f("uq_ratings_person_film_id")),
        mysql_engine="InnoDB",
        mysql_charset="utf8mb4",
    )
    op.create_index(op.f("ix_ratings_person_at"), "ratings", ["person", "at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_ratings_person_at"), table_name="ratings")
    op.drop_table("ratings")


# Copies, not imports: a migration must do next year what it does today.
def _name(length: int) -> sa.String:
    exact = mysql.VARCHAR(length, charset="utf8mb4", collation="utf8mb4_bin")
    return sa.String(length).with_variant(exact, "mysql", "mariadb")


def _time() -> sa.DateTime:
    return sa.DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql", "mariadb")
