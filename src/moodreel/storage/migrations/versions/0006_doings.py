"""Keep what people allow and were shown; films kept for later stand on a watchlist."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_marks = sa.table("feedback", sa.column("kind", sa.String))


def upgrade() -> None:
    op.execute(_marks.update().where(_marks.c.kind == "kept").values(kind="watchlist"))
    op.create_table(
        "preferences",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", _name(64), nullable=False),
        sa.Column("journal", sa.Boolean(), nullable=False),
        sa.Column("learning", sa.Boolean(), nullable=False),
        sa.Column("hide_seen", sa.Boolean(), nullable=False),
        sa.Column("learning_since", _time(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_preferences")),
        sa.UniqueConstraint("person", name=op.f("uq_preferences_person")),
        mysql_engine="InnoDB",
        mysql_charset="utf8mb4",
    )
    op.create_table(
        "moments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("answer_id", _name(32), nullable=False),
        sa.Column("person", _name(64), nullable=False),
        sa.Column("at", _time(), nullable=False),
        sa.Column("quadrant", _name(16), nullable=False),
        sa.Column("mood", _words(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moments")),
        sa.UniqueConstraint("answer_id", name=op.f("uq_moments_answer_id")),
        mysql_engine="InnoDB",
        mysql_charset="utf8mb4",
    )
    op.create_index(op.f("ix_moments_person_at"), "moments", ["person", "at"])
    op.create_index(op.f("ix_moments_at"), "moments", ["at"])
    op.create_table(
        "shown",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", _name(64), nullable=False),
        sa.Column("answer_id", _name(32), nullable=False),
        sa.Column("film_id", _name(128), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("propensity", sa.Double(), nullable=True),
        sa.Column("at", _time(), nullable=False),
        sa.Column("intent", _name(16), nullable=True),
        sa.Column("signals", _words(), nullable=True),
        sa.Column("opened_at", _time(), nullable=True),
        sa.Column("watched_at", _time(), nullable=True),
        sa.Column("fits_at", _time(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shown")),
        sa.UniqueConstraint("answer_id", "film_id", name=op.f("uq_shown_answer_id_film_id")),
        mysql_engine="InnoDB",
        mysql_charset="utf8mb4",
    )
    op.create_index(op.f("ix_shown_person_at"), "shown", ["person", "at"])
    op.create_index(op.f("ix_shown_person_film_id"), "shown", ["person", "film_id"])
    op.create_index(op.f("ix_shown_at"), "shown", ["at"])


def downgrade() -> None:
    """The marks that the version before does not know are lost."""
    for name in ("ix_shown_at", "ix_shown_person_film_id", "ix_shown_person_at"):
        op.drop_index(op.f(name), table_name="shown")
    op.drop_table("shown")
    op.drop_index(op.f("ix_moments_at"), table_name="moments")
    op.drop_index(op.f("ix_moments_person_at"), table_name="moments")
    op.drop_table("moments")
    op.drop_table("preferences")
    op.execute(_marks.delete().where(_marks.c.kind.in_(["favourite", "fits"])))
    op.execute(_marks.update().where(_marks.c.kind == "watchlist").values(kind="kept"))


# Copies, not imports: a migration must do next year what it does today.
def _name(length: int) -> sa.String:
    exact = mysql.VARCHAR(length, charset="utf8mb4", collation="utf8mb4_bin")
    return sa.String(length).with_variant(exact, "mysql", "mariadb")


def _words() -> sa.Text:
    exact = mysql.TEXT(charset="utf8mb4", collation="utf8mb4_bin")
    return sa.Text().with_variant(exact, "mysql", "mariadb")


def _time() -> sa.DateTime:
    return sa.DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql", "mariadb")
