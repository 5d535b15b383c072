-- Latchkey, version 10: all tables. For MariaDB and MySQL; Flyway and Liquibase can run it as it is.
-- It bears repetition: what is there stays.

-- Points in time are microseconds since 1970-01-01T00:00:00Z: columns of this database would depend on a time zone.

create table if not exists latchkey_schema (
  version integer not null,
  applied datetime(6) default current_timestamp(6) not null,
  constraint latchkey_schema_pk primary key (version)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

create table if not exists latchkey_application (
  id varchar(64) not null,
  name varchar(400) not null,
  created bigint not null,
  version bigint not null,
  generation bigint default 0 not null,
  signature varchar(100),
  state varchar(8) default 'ACTIVE' not null,
  labels varchar(4000),
  constraint latchkey_application_pk primary key (id),
  constraint latchkey_application_state_ck check (state in ('ACTIVE', 'DISABLED'))
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

create table if not exists latchkey_key (
  id varchar(12) not null,
  application_id varchar(64) not null,
  description varchar(400) not null,
  digest varchar(100) not null,
  state varchar(8) not null,
  created bigint not null,
  version bigint not null,
  deletion bigint,
  kind varchar(8) default 'KEY' not null,
  signature varchar(100),
  expires bigint,
  addresses varchar(2500),
  labels varchar(4000),
  replaced bigint,
  successor varchar(12),
  silence bigint,
  leaked bigint,
  leak_reason varchar(40),
  leak_source varchar(400),
  constraint latchkey_key_pk primary key (id),
  constraint latchkey_key_application_fk foreign key (application_id)
    references latchkey_application (id) on delete cascade,
  constraint latchkey_key_state_ck check (state in ('ACTIVE', 'DISABLED')),
  constraint latchkey_key_kind_ck check (kind in ('KEY', 'CLIENT')),
  index latchkey_key_application_ix (application_id, created, id),
  index latchkey_key_deletion_ix (deletion),
  index latchkey_key_expires_ix (expires)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

create table if not exists latchkey_key_scope (
  key_id varchar(12) not null,
  scope varchar(64) not null,
  constraint latchkey_key_scope_pk primary key (key_id, scope),
  constraint latchkey_key_scope_key_fk foreign key (key_id)
    references latchkey_key (id) on delete cascade,
  index latchkey_key_scope_ix (scope, key_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

-- One row for each change. Rows are chained: the hash of each covers the hash of the row before it.
create table if not exists latchkey_audit (
  number bigint not null,
  moment bigint not null,
  actor varchar(100) not null,
  action varchar(30) not null,
  application_id varchar(64) not null,
  subject varchar(64) not null,
  before_change mediumtext,
  after_change mediumtext,
  address varchar(100) not null,
  hash varchar(100) not null,
  constraint latchkey_audit_pk primary key (number),
  index latchkey_audit_application_ix (application_id, number),
  index latchkey_audit_subject_ix (subject, number)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

-- The end of the chain. Every change locks this row first, so that changes come one after the other.
create table if not exists latchkey_audit_head (
  id integer not null,
  number bigint not null,
  hash varchar(100) not null,
  constraint latchkey_audit_head_pk primary key (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

-- Requests that were told apart by an idempotency key, for one day.
create table if not exists latchkey_idempotency (
  id varchar(64) not null,
  fingerprint varchar(64) not null,
  key_id varchar(12) not null,
  created bigint not null,
  constraint latchkey_idempotency_pk primary key (id),
  index latchkey_idempotency_created_ix (created)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

-- Apart from the keys, so that a call never writes a row that somebody manages.
create table if not exists latchkey_key_use (
  key_id varchar(12) not null,
  last_used bigint not null,
  calls bigint not null,
  address varchar(45),
  since bigint default 0 not null,
  constraint latchkey_key_use_pk primary key (key_id),
  constraint latchkey_key_use_key_fk foreign key (key_id)
    references latchkey_key (id) on delete cascade,
  index latchkey_key_use_last_ix (last_used)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

-- The scopes of a key that decided something.
create table if not exists latchkey_key_scope_use (
  key_id varchar(12) not null,
  scope varchar(64) not null,
  constraint latchkey_key_scope_use_pk primary key (key_id, scope),
  constraint latchkey_key_scope_use_key_fk foreign key (key_id)
    references latchkey_key (id) on delete cascade
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

-- Which server notifies observers that a key expires soon, and when that was done.
create table if not exists latchkey_notice (
  id varchar(64) not null,
  key_id varchar(12) not null,
  claimed bigint not null,
  done bigint,
  constraint latchkey_notice_pk primary key (id),
  constraint latchkey_notice_key_fk foreign key (key_id)
    references latchkey_key (id) on delete cascade,
  index latchkey_notice_key_ix (key_id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

-- Servers without a pepper share a random row. It opens nothing: who reads it can decrypt entity tags.
create table if not exists latchkey_secret (
  id varchar(40) not null,
  secret varchar(100) not null,
  constraint latchkey_secret_pk primary key (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

-- One row for each running server: up to which change it has evicted changed keys.
create table if not exists latchkey_node (
  id varchar(36) not null,
  epoch bigint not null,
  seen datetime(6) not null,
  constraint latchkey_node_pk primary key (id)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

-- Access tokens, which belong to a client.
create table if not exists latchkey_token (
  id varchar(12) not null,
  client_id varchar(12) not null,
  digest varchar(100) not null,
  scope varchar(10000),
  created bigint not null,
  expires bigint not null,
  signature varchar(100),
  constraint latchkey_token_pk primary key (id),
  constraint latchkey_token_client_fk foreign key (client_id)
    references latchkey_key (id) on delete cascade,
  index latchkey_token_client_ix (client_id, created),
  index latchkey_token_expires_ix (expires)
) engine = InnoDB default character set utf8mb4 collate utf8mb4_bin;

insert into latchkey_audit_head (id, number, hash)
  select 1, 0, '' from dual where not exists (select 1 from latchkey_audit_head where id = 1);

insert into latchkey_schema (version)
  select 10 from dual where not exists (select 1 from latchkey_schema where version = 8);
