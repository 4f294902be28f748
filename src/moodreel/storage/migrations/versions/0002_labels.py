"""Keep the words that people let be kept with a correction."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "labels",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("label_id", _name(32), nullable=False),
        sa.Column("person", _name(64), nullable=False),
        sa.Column("text", _words(), nullable=False),
        sa.Column("chosen", _name(32), nullable=False),
        sa.Column("emotion", _name(16), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("model", _name(128), nullable=False),
        sa.Column("at", _time(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_labels")),
        sa.UniqueConstraint("label_id", name=op.f("uq_labels_label_id")),
        mysql_engine="InnoDB",
        mysql_charset="utf8mb4",
    )
    op.create_index(op.f("ix_labels_person_at"), "labels", ["person", "at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_labels_person_at"), table_name="labels")
    op.drop_table("labels")


# Copies, not imports: a migration must do next year what it does today.
def _name(length: int) -> sa.String:
    exact = mysql.VARCHAR(length, charset="utf8mb4", collation="utf8mb4_bin")
    return sa.String(length).with_variant(exact, "mysql", "mariadb")


def _words() -> sa.Text:
    exact = mysql.TEXT(charset="utf8mb4", collation="utf8mb4_bin")
    return sa.Text().with_variant(exact, "mysql", "mariadb")


def _time() -> sa.DateTime:
    return sa.DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql", "mariadb")
