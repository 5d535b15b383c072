-- Latchkey, version 3: when keys were used, and which servers remember them. For PostgreSQL; Flyway and Liquibase can run it as
-- it is. It bears repetition: what is there stays.

-- Apart from the keys, so that a call never writes a row that somebody manages.
create table if not exists latchkey_key_use (
  key_id varchar(12) not null,
  last_used timestamp(6) not null,
  calls bigint not null,
  constraint latchkey_key_use_pk primary key (key_id),
  constraint latchkey_key_use_key_fk foreign key (key_id)
    references latchkey_key (id) on delete cascade
);

-- One row for each running server: up to which change it has forgotten what was changed.
create table if not exists latchkey_node (
  id varchar(36) not null,
  epoch bigint not null,
  seen timestamp(6) not null,
  constraint latchkey_node_pk primary key (id)
);

insert into latchkey_schema (version)
  select 3 where not exists (select 1 from latchkey_schema where version = 3);
