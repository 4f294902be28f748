"""Keep accounts, sessions, tokens and counts of tries."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", _name(64), nullable=False),
        sa.Column("name", _name(32), nullable=False),
        sa.Column("name_key", _name(128), nullable=False),
        sa.Column("password_hash", _name(128), nullable=False),
        sa.Column("made_at", _time(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("person", name=op.f("uq_accounts_person")),
        sa.UniqueConstraint("name_key", name=op.f("uq_accounts_name_key")),
        mysql_engine="InnoDB",
        mysql_charset="utf8mb4",
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", _name(32), nullable=False),
        sa.Column("person", _name(64), nullable=False),
        sa.Column("digest", _name(64), nullable=False),
        sa.Column("device", _name(64), nullable=False),
        sa.Column("made_at", _time(), nullable=False),
        sa.Column("seen_at", _time(), nullable=False),
        sa.Column("expires_at", _time(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sa.UniqueConstraint("session_id", name=op.f("uq_sessions_session_id")),
        sa.UniqueConstraint("digest", name=op.f("uq_sessions_digest")),
        mysql_engine="InnoDB",
        mysql_charset="utf8mb4",
    )
    op.create_index(op.f("ix_sessions_person_seen_at"), "sessions", ["person", "seen_at"])
    op.create_index(op.f("ix_sessions_seen_at"), "sessions", ["seen_at"])
    op.create_table(
        "tokens",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_id", _name(32), nullable=False),
        sa.Column("person", _name(64), nullable=False),
        sa.Column("name", _name(64), nullable=False),
        sa.Column("digest", _name(64), nullable=False),
        sa.Column("scopes", _name(64), nullable=False),
        sa.Column("made_at", _time(), nullable=False),
        sa.Column("expires_at", _time(), nullable=False),
        sa.Column("used_at", _time(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tokens")),
        sa.UniqueConstraint("token_id", name=op.f("uq_tokens_token_id")),
        sa.UniqueConstraint("digest", name=op.f("uq_tokens_digest")),
        mysql_engine="InnoDB",
        mysql_charset="utf8mb4",
    )
    op.create_index(op.f("ix_tokens_person"), "tokens", ["person"])
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("door", _name(64), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("last_at", _time(), nullable=False),
        sa.Column("next_at", _time(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
        sa.UniqueConstraint("door", name=op.f("uq_attempts_door")),
        mysql_engine="InnoDB",
        mysql_charset="utf8mb4",
    )
    op.create_index(op.f("ix_attempts_last_at"), "attempts", ["last_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_attempts_last_at"), table_name="attempts")
    op.drop_table("attempts")
    op.drop_index(op.f("ix_tokens_person"), table_name="tokens")
    op.drop_table("tokens")
    op.drop_index(op.f("ix_sessions_seen_at"), table_name="sessions")
    op.drop_index(op.f("ix_sessions_person_seen_at"), table_name="sessions")
    op.drop_table("sessions")
    op.drop_table("accounts")


# Copies, not imports: a migration must do next year what it does today.
def _name(length: int) -> sa.String:
    exact = mysql.VARCHAR(length, charset="utf8mb4", collation="utf8mb4_bin")
    return sa.String(length).with_variant(exact, "mysql", "mariadb")


def _time() -> sa.DateTime:
    return sa.DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql", "mariadb")
