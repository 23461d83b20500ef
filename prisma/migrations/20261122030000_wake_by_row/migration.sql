-- A statement's trigger fires even when it touched no row, so every empty claim woke its own worker, without end.
-- Only a row that a worker can do something about wakes one; notices of one transaction are merged by PostgreSQL.

drop trigger delivery_wakes on delivery;

create trigger delivery_wakes_new after insert on delivery
  for each row when (new.status in ('queued', 'waiting', 'held')) execute function outbox_wakes();

create trigger delivery_wakes_again after update of status, run_at on delivery
  for each row when (new.status in ('queued', 'waiting', 'held', 'by_hand_done')
    and (new.status is distinct from old.status or new.run_at is distinct from old.run_at))
  execute function outbox_wakes();
