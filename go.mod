module crossgrant

go 1.26
