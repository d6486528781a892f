-- Names of several words are found as one word, too, once the command that renews keys has made their hashes anew.
update resident set hashed_by = 0 where sealed is not null;
