"""Keep the marks that people set."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", _name(64), nullable=False),
        sa.Column("film_id", _name(128), nullable=False),
        sa.Column("kind", _name(16), nullable=False),
        sa.Column("at", _time(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        sa.UniqueConstraint(
            "person", "film_id", "kind", name=op.f("uq_feedback_person_film_id_kind")
        ),
        mysql_engine="InnoDB",
        mysql_charset="utf8mb4",
    )
    op.create_index(op.f("ix_feedback_person_at"), "feedback", ["person", "at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_feedback_person_at"), table_name="feedback")
    op.drop_table("feedback")


# Copies, not imports: a migration must do next year what it does today.
def _name(length: int) -> sa.String:
    exact = mysql.VARCHAR(length, charset="utf8mb4", collation="utf8mb4_bin")
    return sa.String(length).with_variant(exact, "mysql", "mariadb")


def _time() -> sa.DateTime:
    return sa.DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql", "mariadb")
