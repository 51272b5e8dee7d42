"""All made-up layouts."""

import layouts_of_hosts as hosts
import layouts_of_people as people

LAYOUTS = (
    people.tr_plain,
    people.az_ascii_csv,
    people.az_bilingual,
    people.tr_groups,
    people.form_tr,
    people.form_az,
    people.english,
    people.two_languages_kq,
    hosts.outlets_tr,
    hosts.outlets_az,
    hosts.cohorts,
    hosts.cohorts_az,
    hosts.two_tables,
    people.odd_headers,
    people.lost_letters,
    people.pairs,
    people.foreign_group,
    people.two_rows_two_languages,
)
