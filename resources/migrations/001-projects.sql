-- Every statement may run again: an interrupted migration begins anew at the next start.

-- Bodies up to this many bytes stand in the row itself, which is three times as fast.
set max_length_inplace_lob 8192;

create table if not exists project (
  id bigint generated always as identity primary key,
  name varchar(1000) not null,
  revision bigint not null
);

-- A revision is one saved step. The fingerprint covers all parts that hold at it.
create table if not exists revision (
  project bigint not null references project on delete cascade,
  number bigint not null,
  saved timestamp(3) with time zone not null,
  title varchar(1000) not null,
  fingerprint char(64) not null,
  primary key (project, number)
);

-- A part (object, firewall, rule set, rule, or what is left of the project) in one of its versions:
-- it holds from revision "since" up to, but not at, revision "until".
create table if not exists part (
  project bigint not null references project on delete cascade,
  number bigint not null,
  since bigint not null,
  until bigint not null,
  kind varchar(20) not null,
  parent bigint not null,
  position bigint not null,
  body character large object not null,
  primary key (project, number, since)
);

create index if not exists part_until on part (project, until);

create table if not exists install (
  id bigint generated always as identity primary key,
  project bigint not null references project on delete cascade,
  revision bigint not null,
  firewall varchar(80) not null,
  node varchar(80) not null,
  at timestamp(3) with time zone not null,
  result varchar(40) not null,
  details character large object not null
);

-- Counts saved steps of all projects, so that a file that lost some is noticed.
create table if not exists change_count (id int primary key, changes bigint not null);
insert into change_count select 1, 0 where not exists (select 1 from change_count);
