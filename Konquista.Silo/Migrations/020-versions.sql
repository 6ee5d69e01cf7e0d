-- Editors say 0 of what is new: what was there before them, such as the campaign to begin with, has been saved once.
update templates set version = 1 where version = 0;
update stores set version = 1 where version = 0;
update campaigns set version = 1 where version = 0;
alter table templates alter column version set default 1;
alter table stores alter column version set default 1;
alter table campaigns alter column version set default 1;
