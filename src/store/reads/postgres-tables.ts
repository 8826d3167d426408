// The records of reads in PostgreSQL. What was once published is never changed.

const CODE = 'text collate "C"'

export const READS_WALLED = ['read_records', 'read_streams']

export const READS_FIRST = `
  create table read_records (
    council ${CODE} not null references councils,
    entry bigint generated always as identity,
    at ${CODE} not null,
    person ${CODE} not null,
    way ${CODE} not null,
    what ${CODE} not null,
    streams ${CODE} not null,
    primary key (council, entry)
  );
  create index read_records_in_time on read_records (council, at, entry);
  create index read_records_by_person on read_records (council, person, at, entry);

  create table read_streams (
    council ${CODE} not null,
    stream ${CODE} not null,
    entry bigint not null,
    primary key (council, stream, entry),
    foreign key (council, entry) references read_records
  );
`

/** Nothing is found by it. */
export const READS_SECOND = 'drop index read_records_by_person;'

/** No two records are of one entry of the journal of emergencies. */
export const READS_THIRD = `
  create unique index read_records_once_journalled on read_records (council, way)
    where way >= 'journalled:' and way < 'journalled;';`

/** Fills the table by which the records of a council's complaints are found, from the records. */
export const FILL_READ_STREAMS = `
  insert into read_streams (council, stream, entry)
  select council, stream, entry
  from read_records, unnest(string_to_array(streams, ' ')) as stream where council = $1 and streams <> ''`

/** A record of a read is added, and that is all. */
export const readsGrants = (role: string): string => `
  grant insert on ${READS_WALLED.join(', ')} to ${role};
`
