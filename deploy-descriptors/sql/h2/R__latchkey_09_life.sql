-- Latchkey, version 9: the life of a key: its end, its addresses, its labels, and what is known of its use. For H2;
-- Flyway and Liquibase can run it as it is. It bears repetition: what is there stays.

-- When the key expires; null for most.
alter table latchkey_key add column if not exists expires timestamp(6) with time zone;

-- The address ranges that the key may be used from, in their shortest form, with a space after each; null for any address.
alter table latchkey_key add column if not exists addresses varchar(2500);

-- Lines of name=value, with a line end before and after each; null for none.
alter table latchkey_key add column if not exists labels varchar(4000);

-- When it was replaced, the key that takes its place, and the seconds without a call after which it ends early.
alter table latchkey_key add column if not exists replaced timestamp(6) with time zone;

alter table latchkey_key add column if not exists successor varchar(12);

alter table latchkey_key add column if not exists silence bigint;

-- When the key was reported as leaked, why and from where.
alter table latchkey_key add column if not exists leaked timestamp(6) with time zone;

alter table latchkey_key add column if not exists leak_reason varchar(40);

alter table latchkey_key add column if not exists leak_source varchar(400);

create index if not exists latchkey_key_expires_ix on latchkey_key (expires);

alter table latchkey_application add column if not exists state varchar(8) default 'ACTIVE' not null
  check (state in ('ACTIVE', 'DISABLED'));

alter table latchkey_application add column if not exists labels varchar(4000);

-- Where the last call came from, and since when it is noted which scopes decide something.
alter table latchkey_key_use add column if not exists address varchar(45);

alter table latchkey_key_use add column if not exists since timestamp(6) with time zone default current_timestamp not null;

create index if not exists latchkey_key_use_last_ix on latchkey_key_use (last_used);

-- The scopes of a key that decided something.
create table if not exists latchkey_key_scope_use (
  key_id varchar(12) not null,
  scope varchar(64) not null,
  constraint latchkey_key_scope_use_pk primary key (key_id, scope),
  constraint latchkey_key_scope_use_key_fk foreign key (key_id)
    references latchkey_key (id) on delete cascade
);

-- Which server notifies observers that a key expires soon, and when that was done.
create table if not exists latchkey_notice (
  id varchar(64) not null,
  key_id varchar(12) not null,
  claimed timestamp(6) with time zone not null,
  done timestamp(6) with time zone,
  constraint latchkey_notice_pk primary key (id),
  constraint latchkey_notice_key_fk foreign key (key_id)
    references latchkey_key (id) on delete cascade
);

create index if not exists latchkey_notice_key_ix on latchkey_notice (key_id);

insert into latchkey_schema (version)
  select 9 where not exists (select 1 from latchkey_schema where version = 9);
