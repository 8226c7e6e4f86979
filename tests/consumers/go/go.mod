module consumers

go 1.19
