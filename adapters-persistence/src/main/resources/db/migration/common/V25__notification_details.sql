-- What must be known at once of something urgent.
alter table notifications add column details varchar(2000);
