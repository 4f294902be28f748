"""Keep what people write about films."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", _name(64)),
        sa.Column("author", _name(32)),
        sa.Column("source", _name(32), nullable=False),
        sa.Column("film_id", _name(128), nullable=False),
        sa.Column("digest", _name(32), nullable=False),
        sa.Column("stars", sa.Double()),
        sa.Column("at", _time()),
        sa.Column("edited_at", _time()),
        sa.Column("polarity", sa.Double()),
        sa.Column("level", sa.Integer()),
        sa.Column("read_stars", sa.Double()),
        sa.Column("confidence", sa.Double()),
        sa.Column("model", _name(128)),
        sa.Column("text", _long(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
        sa.UniqueConstraint("person", "film_id", name=op.f("uq_reviews_person_film_id")),
        sa.UniqueConstraint(
            "source", "author", "film_id", name=op.f("uq_reviews_source_author_film_id")
        ),
        mysql_engine="InnoDB",
        mysql_charset="utf8mb4",
    )
    op.create_index(op.f("ix_reviews_film_id_read_stars"), "reviews", ["film_id", "read_stars"])
    op.create_index(op.f("ix_reviews_model"), "reviews", ["model"])


def downgrade() -> None:
    op.drop_index(op.f("ix_reviews_model"), table_name="reviews")
    op.drop_index(op.f("ix_reviews_film_id_read_stars"), table_name="reviews")
    op.drop_table("reviews")


# Copies, not imports: a migration must do next year what it does today.
def _name(length: int) -> sa.String:
    exact = mysql.VARCHAR(length, charset="utf8mb4", collation="utf8mb4_bin")
    return sa.String(length).with_variant(exact, "mysql", "mariadb")


def _long() -> sa.Text:
    exact = mysql.MEDIUMTEXT(charset="utf8mb4", collation="utf8mb4_bin")
    return sa.Text().with_variant(exact, "mysql", "mariadb")


def _time() -> sa.DateTime:
    return sa.DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql", "mariadb")
