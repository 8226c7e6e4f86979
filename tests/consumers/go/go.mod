module consumers

go 1.24
