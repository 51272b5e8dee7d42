"""Headers of lists of cohorts, by language, with the fields they mean; none for those without a field."""

HEADERS = {
    "en": """
        Cohort = title
        Cohort name = title
        Programme = programme
        Field = track
        Sending side = sending
        Sending country = sending
        Host side = hosting
        Host country = hosting
        Applications open = opens
        Application start date = opens
        Application deadline = closes
        Start date = starts
        End date = ends
        Seats = seats
        Number of participants = seats
        Min. age = minimum_age
        Maximum age = maximum_age
        Language required = language_required
        Minimum language level = level_required
        Status = status
    """,
    "az": """
        Qrup = title
        Qrupun adı = title
        Proqramın adı = programme
        Sahə = track
        Göndərən tərəf = sending
        Göndərən ölkə = sending
        Qəbul edən tərəf = hosting
        Qəbul edən ölkə = hosting
        Müraciətlərin başlanması = opens
        Müraciət üçün son tarix = closes
        Son müraciət tarixi = closes
        Başlama tarixi = starts
        Bitmə tarixi = ends
        Yer sayı = seats
        İştirakçı sayı = seats
        Minimum yaş = minimum_age
        Maksimum yaş = maximum_age
        Tələb olunan dil = language_required
        Dil səviyyəsi = level_required
        Vəziyyəti = status
    """,
}
