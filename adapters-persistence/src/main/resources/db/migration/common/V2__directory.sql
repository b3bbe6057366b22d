create table hospitals (
    id uuid primary key,
    name varchar(400) not null,
    address varchar(1000),
    city varchar(400),
    state varchar(400),
    country varchar(400),
    contact varchar(100),
    pin_code varchar(100),
    email varchar(254) constraint hospitals_email_key unique, -- stored in lower case
    specialities varchar(400) array not null,
    speciality_keys varchar(400) array not null, -- the same in lower case, which lists look for
    link varchar(2048),
    website varchar(2048),
    is_active boolean not null,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null
);
create index hospitals_created_at_idx on hospitals (created_at, id);

create table doctors (
    id uuid primary key,
    name varchar(400) not null,
    photo varchar(2048),
    designation varchar(400),
    experience integer constraint doctors_experience_check check (experience >= 0),
    details varchar(8000),
    contact varchar(100),
    shift_time_start time(0), -- local times in time_zone; a shift that ends before it starts crosses midnight
    shift_time_end time(0),
    time_zone varchar(64) not null,
    is_active boolean not null,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null
);
create index doctors_created_at_idx on doctors (created_at, id);

create table patients (
    id uuid primary key,
    name varchar(400) not null,
    dob date,
    gender varchar(20) constraint patients_gender_check check (gender in ('female', 'male', 'other', 'unknown')),
    contact varchar(100),
    photo varchar(2048),
    is_active boolean not null,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null
);
create index patients_created_at_idx on patients (created_at, id);
